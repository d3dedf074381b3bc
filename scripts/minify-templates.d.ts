import type { Plugin } from 'vite';

/** Takes the white space out of html, svg and css templates, which no minifier of scripts looks into. */
export function minifyTemplates(): Plugin;
