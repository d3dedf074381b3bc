import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ART_STYLES, composeBuddy, composeIcon, composeItem, ITEM_ART, STAGES } from '../art/index.ts';
import { sanitiseSvg } from './sanitise-svg.ts';
import { SvgRefusal } from './svg-tokens.ts';

const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"${attributes}>${inside}</svg>`;

function refusal(source: string): string {
  try {
    return `taken: ${sanitiseSvg(source).text}`;
  } catch (error) {
    if (error instanceof SvgRefusal) return error.message;
    throw error;
  }
}

describe('an SVG of somebody else', () => {
  test('keeps its shapes and paint, and gets nothing else', () => {
    const { text, width, height } = sanitiseSvg(
      '\n<?xml version="1.0" encoding="utf-8"?>\n'.trim() +
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' +
        '<!-- made by an editor -- of course -->' +
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://x" viewBox="0 0 24.5 12" inkscape:version="1" class="a">' +
        '<title>A <b>name</b></title><metadata><rdf:RDF>text</rdf:RDF></metadata><sodipodi:namedview id="n"/>' +
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff" /></linearGradient>' +
        '<linearGradient id="h" xlink:href="#g"/></defs>' +
        `<path d="M0 0\n  L1 1" style="fill:url(#g); stroke : red ;font-family:x" fill='blue' data-name="x"/>` +
        '</svg>\n',
    );
    expect(text).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24.5 12">' +
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient>' +
        '<linearGradient id="h" href="#g"/></defs>' +
        '<path d="M0 0   L1 1" fill="url(#g)" stroke="red"/></svg>',
    );
    expect({ width, height }).toEqual({ width: 24.5, height: 12 });
  });

  test('without a viewBox gets one from its size', () => {
    expect(sanitiseSvg('<svg width="30px" height="40"></svg>').text).toContain('viewBox="0 0 30 40"');
    for (const size of [
      '',
      ' width="100%" height="100%"',
      ' viewBox="0 0 0 5"',
      ' viewBox="0 0 1"',
      ' viewBox="0 0 1e9 1"',
    ])
      expect(refusal(`<svg${size}></svg>`)).toBe('it has neither a viewBox nor a size');
  });

  test.each([
    ['<script>alert(1)</script>', 'element script'],
    ['<SCRIPT>alert(1)</SCRIPT>', 'element SCRIPT'],
    ['<style>*{}</style>', 'element style'],
    ['<foreignObject><body/></foreignObject>', 'element foreignObject'],
    ['<image href="http://x/y.png"/>', 'element image'],
    ['<use href="#a"/>', 'element use'],
    ['<a href="javascript:alert(1)"><path d=""/></a>', 'element a '],
    ['<animate attributeName="href"/>', 'element animate'],
    ['<svg viewBox="0 0 1 1"/>', 'not one svg'],
    ['<path onload="alert(1)"/>', 'attribute onload'],
    ['<path OnClick="alert(1)"/>', 'attribute OnClick'],
    ['<path fill="url(http://evil/x#y)"/>', 'outside the picture'],
    ['<path fill="URL(//evil)"/>', 'outside the picture'],
    ['<path style="fill:url(data:image/png;base64,x)"/>', 'outside the picture'],
    ['<path fill="expression(alert(1))"/>', 'outside the picture'],
    ['<path fill="&#x75;rl(http://evil)"/>', 'outside the picture'],
    ['<path fill="u\\72l(http://evil)"/>', 'do not belong'],
    ['<path d="M0&#60;script&#62;"/>', 'do not belong'],
    ['<linearGradient xlink:href="http://evil#g"/>', 'links to something'],
    ['<path href="#x"/>', 'links to something'],
    ['<path id="a b"/>', 'no plain name'],
    ['hello', 'holds text'],
    ['<![CDATA[<script>]]>', 'not plain SVG'],
    ['<?php echo 1 ?>', 'not plain SVG'],
    ['<path fill="&lol;"/>', 'entity'],
    ['<path d="1" d="2"/>', 'd twice'],
    ['<g><path/></svg>', 'close in order'],
    ['<path fill=red/>', 'not plain SVG'],
    ['<path fill="red" ', 'not plain SVG'],
    ['<!-- <path/>', 'not plain SVG'],
    ['<g>'.repeat(70) + '</g>'.repeat(70), 'deeper than 64'],
    ['<g/>'.repeat(4_001), 'more than 4000'],
  ])('is refused for %s', (inside, why) => {
    expect(refusal(svg(inside))).toContain(why);
  });

  test.each([
    '<!DOCTYPE svg [<!ENTITY lol "lol">]><svg viewBox="0 0 1 1"/>',
    '<svg viewBox="0 0 1 1"/><svg viewBox="0 0 1 1"/>',
    '<html xmlns="http://www.w3.org/1999/xhtml"></html>',
    '<svg viewBox="0 0 1 1">',
    '</svg>',
    '',
  ])('is refused as a whole: %s', (source) => {
    expect(refusal(source)).not.toMatch(/^taken/);
  });

  test('is the same once it is clean', () => {
    const { text } = sanitiseSvg(svg('<g transform="rotate(5)"><path d="M0,0" fill="#abc"/></g>'));
    expect(sanitiseSvg(text).text).toBe(text);
  });

  test('of our own composer loses nothing that is seen', () => {
    const drawings = [
      ...ART_STYLES.flatMap((style) => STAGES.map((stage) => composeBuddy({ style, variant: 2, stage }))),
      ...ITEM_ART.slice(0, 20).map((item) => composeItem(item.key)),
      composeIcon({ kind: 'badge', name: 'Ä "quoted" & <b>' }),
    ];
    for (const drawing of drawings) {
      const shapes = (text: string) => text.match(/<(?:path|circle|ellipse|rect|g)\b/g)?.length;
      expect(shapes(sanitiseSvg(drawing).text)).toBe(shapes(drawing));
    }
  });

  test('whatever it is made of, what comes out is shapes and paint', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      "'",
      '=',
      ' ',
      '&',
      ';',
      '#',
      'svg',
      'path',
      'g',
      'script',
      'style',
      'on',
      'href',
      'url(',
      ')',
      'javascript:',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      'fill',
      ' d="M0 0"',
      '<path ',
      '/>',
      '<g>',
      '</g>',
      ' id="a"',
      '&lt;',
      '&#60;',
      '\n',
      'x:',
      ':',
      ' style="',
      ' transform="rotate(1)"',
      '<title>',
      '</title>',
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const said = refusal(svg(pieces.join('')));
        if (!said.startsWith('taken: ')) return;
        taken++;
        expect(said.slice(7)).toMatch(
          /^(?:<\/?(?:svg|path|g)(?: (?:xmlns|viewBox|id|d|fill|transform)="[^"<>]*")*\/?>)+$/,
        );
        expect(said).not.toMatch(/script|javascript|url\((?!#)/i);
      }),
      { numRuns: 3_000 },
    );
    expect(taken).toBeGreaterThan(10);
  });
});
