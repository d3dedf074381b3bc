type Money = (amount: number) => string;

/** A format takes longer to make than a card to draw: each is made once. */
const known = new Map<string, Money>();

/** An amount in its currency, as the language writes it. What is no currency stands behind the number as it is. */
export function moneyOf(lang: string, currency: string): Money {
  const key = `${lang} ${currency}`;
  const money = known.get(key) ?? createMoney(lang, currency);
  known.set(key, money);
  return money;
}

function createMoney(lang: string, currency: string): Money {
  try {
    const format = new Intl.NumberFormat(lang, { style: 'currency', currency });
    return (amount) => format.format(amount);
  } catch {
    const format = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
    return (amount) => `${format.format(amount)} ${currency}`.trim();
  }
}
