const channels = (hex: string): readonly [number, number, number] => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};

export const mix = (from: string, to: string, amount: number): string => {
  const [a, b] = [channels(from), channels(to)];
  const blend = (index: 0 | 1 | 2) => Math.round(a[index] + (b[index] - a[index]) * amount);
  return `#${((1 << 24) | (blend(0) << 16) | (blend(1) << 8) | blend(2)).toString(16).slice(1)}`;
};

/** Shadows lean to violet and lights to cream: grey ones look dirty on fur. */
export const shade = (color: string, amount: number): string => mix(color, '#3a1a5e', amount);
export const tint = (color: string, amount: number): string => mix(color, '#fffaf0', amount);

export const luminance = (color: string): number => {
  const [r, g, b] = channels(color);
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
};
