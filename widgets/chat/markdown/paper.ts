import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { createBlocks, type Blocks } from './blocks.ts';
import { drawAll } from './draw.ts';
import { lex } from './lexer.ts';
import { saidOf } from './said.ts';

/** Draws texts that grow. Each block is read by itself, so a text looks the same however it came. */
export interface Paper {
  /** `key` names the text from one time to the next. */
  draw(key: string, text: string): TemplateResult;
  said(text: string): string;
}

export function createPaper(): Paper {
  const texts = new Map<string, Blocks>();
  return {
    draw(key, text) {
      const blocks = texts.get(key) ?? createBlocks(lex);
      texts.set(key, blocks);
      return html`${blocks.of(text).map((block) => guard([block], () => drawAll(lex(block))))}`;
    },
    said: (text) => saidOf(lex(text)),
  };
}
