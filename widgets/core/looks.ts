/** What a page may ask for; `auto` follows the visitor. */
export type Scheme = 'light' | 'dark' | 'auto';
export type Preset = 'paper' | 'ocean' | 'candy' | 'slate';
