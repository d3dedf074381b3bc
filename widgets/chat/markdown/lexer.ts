import { Lexer, type MarkedToken } from 'marked';

export type Token = MarkedToken;

/** The tokens of a text; without extensions there are no others than marked's own. */
export const lex = (text: string): Token[] => new Lexer().lex(text) as Token[];
