import { MAX_AMOUNT_MINOR } from '../../../kernel/money.ts';

/** Which sign stands before the fraction where both would make sense: `1.234` is a thousand in one, bad in the other. */
export type DecimalSign = '.' | ',';

const SIGNS = /^(\(?)([-+−–]?)(.*?)([-−–]?)(\)?)$/;
/** Currency signs and codes around a figure, and what people group thousands by besides points and commas. */
const NOISE = /[\s\u00a0\u202f'’]|\p{Sc}|(?<![\p{L}])[A-Z]{3}(?![\p{L}])/gu;

/**
 * Minor units of an amount as banks print it: `-1,234.56`, `1.234,56`, `(12.30)`, `12.30-`, `$ 5`, `EUR 5,00`.
 * Undefined for anything else, also for a third digit that is not zero.
 */
export function readAmount(text: string, decimal: DecimalSign): number | undefined {
  const match = SIGNS.exec(text.replace(NOISE, ''));
  if (!match) return undefined;
  const [, open = '', before = '', figure = '', after = '', close = ''] = match;
  if ((open === '(') !== (close === ')') || (before !== '' && after !== '')) return undefined;
  const minor = readFigure(figure, decimal);
  if (minor === undefined || minor > MAX_AMOUNT_MINOR) return undefined;
  const isNegative = (open === '(') !== /[-−–]/.test(before + after);
  return isNegative ? 0 - minor : minor;
}

function readFigure(figure: string, decimal: DecimalSign): number | undefined {
  const point = decimalSignOf(figure, decimal);
  const thousands = point === '.' ? ',' : '.';
  const at = figure.lastIndexOf(point);
  const whole = at < 0 ? figure : figure.slice(0, at);
  const fraction = at < 0 ? '' : figure.slice(at + 1).replace(/0+$/, '');
  const grouped = new RegExp(`^\\d{1,3}(\\${thousands}\\d{3})+$`);
  if (!/^\d{1,12}$/.test(whole) && !grouped.test(whole) && !(whole === '' && fraction !== ''))
    return undefined;
  if (!/^\d{0,2}$/.test(fraction)) return undefined;
  return Number(whole.replaceAll(thousands, '')) * 100 + Number(fraction.padEnd(2, '0'));
}

/** The last of two kinds of sign; a single one that stands before one or two digits; else the file's own. */
function decimalSignOf(figure: string, decimal: DecimalSign): DecimalSign {
  const [points, commas] = [figure.split('.').length - 1, figure.split(',').length - 1];
  if (points > 0 && commas > 0) return figure.lastIndexOf('.') > figure.lastIndexOf(',') ? '.' : ',';
  if (points + commas === 1 && /[.,]\d{1,2}$/.test(figure)) return points === 1 ? '.' : ',';
  if (points > 1) return ',';
  return commas > 1 ? '.' : decimal;
}
