import { svg } from '../svg.ts';

export type HeadShape = 'round' | 'wide' | 'square' | 'heart' | 'tufted' | 'pear' | 'hex' | 'dome';

/** The outline of a head in head units, centre at 0,0, half width 100. */
export function headOutline(shape: HeadShape, crown: number, chin: number): string {
  const even = (cheek: number, top: number, up: number, down: number, low: number) =>
    svg`M0,${-crown}C${top},${-crown} 100,${cheek - up} 100,${cheek}C100,${cheek + down} ${low},${chin} 0,${chin}C${-low},${chin} -100,${cheek + down} -100,${cheek}C-100,${cheek - up} ${-top},${-crown} 0,${-crown}Z`;
  if (shape === 'wide') return even(22, 60, 64, 40, 64);
  if (shape === 'square') return even(0, 88, 70, 66, 86);
  if (shape === 'heart') return even(-6, 66, 48, 46, 40);
  if (shape === 'pear') return even(34, 44, 66, 34, 68);
  if (shape === 'dome') return even(30, 62, 76, 46, 90);
  if (shape === 'hex')
    return svg`M-46,${-crown}L46,${-crown}Q58,${-crown} 64,${-crown + 10}L96,-8Q102,2 97,14L70,${chin - 10}Q63,${chin} 50,${chin}L-50,${chin}Q-63,${chin} -70,${chin - 10}L-97,14Q-102,2 -96,-8L-64,${-crown + 10}Q-58,${-crown} -46,${-crown}Z`;
  if (shape === 'tufted')
    return svg`M0,${-crown}C54,${-crown} 92,-50 94,-4C100,8 108,18 118,24C110,30 104,32 99,33C102,42 106,50 110,54C98,58 90,57 84,56C70,74 42,${chin} 0,${chin}C-42,${chin} -70,74 -84,56C-90,57 -98,58 -110,54C-106,50 -102,42 -99,33C-104,32 -110,30 -118,24C-108,18 -100,8 -94,-4C-92,-50 -54,${-crown} 0,${-crown}Z`;
  return even(10, 58, 54, 44, 58);
}
