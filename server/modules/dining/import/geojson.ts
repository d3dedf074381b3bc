const MAX_FEATURE_CHARS = 4_000_000;

/**
 * The features of a GeoJSON FeatureCollection that comes in pieces, one at a time, so that a file may be larger than
 * memory. Throws when the text is no such thing.
 */
export async function* readFeatures(pieces: AsyncIterable<string>): AsyncGenerator<unknown, void, void> {
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  let feature = '';
  for await (const piece of pieces)
    for (const character of piece) {
      // The collection's braces and the list's are the first two; an object within is a feature, or a part of one.
      if (depth >= 3 || (depth === 2 && character === '{' && !isText)) feature += character;
      if (feature.length > MAX_FEATURE_CHARS) throw new Error('a feature of the file never ends');
      if (isText) {
        if (isEscaped) isEscaped = false;
        else if (character === '\\') isEscaped = true;
        else if (character === '"') isText = false;
        continue;
      }
      if (character === '"') isText = true;
      else if (character === '{' || character === '[') depth += 1;
      else if (character === '}' || character === ']') {
        depth -= 1;
        if (depth < 0) throw new Error('the file is no GeoJSON');
        if (depth === 2 && feature !== '') {
          if (character === '}') yield JSON.parse(feature);
          feature = '';
        }
      }
    }
  if (depth !== 0) throw new Error('the file is cut short');
}
