/**
 * Whether a client would rather have HTML than JSON. Browsers name `text/html` first; programs that accept
 * anything get JSON.
 */
export function prefersHtml(accept: string | undefined): boolean {
  const ranges = (accept ?? '*/*').split(',').map((part) => {
    const [type = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    return { type: type.trim(), weight: weight === undefined ? 1 : Number(weight) };
  });
  const weightOf = (type: string): number => {
    const [main] = type.split('/');
    for (const pattern of [type, `${main}/*`, '*/*']) {
      const range = ranges.find((candidate) => candidate.type === pattern);
      if (range) return range.weight;
    }
    return 0;
  };
  const named = ranges.some(({ type, weight }) => type === 'text/html' && weight > 0);
  return named && weightOf('text/html') >= weightOf('application/json');
}
