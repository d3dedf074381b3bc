/** Answers that were asked for while the widgets were still loading, by what was asked and with which token. */
export type EarlyAnswers = Map<string, Promise<Response>>;

let answers: EarlyAnswers = new Map();
export const useEarly = (early: EarlyAnswers): void => void (answers = early);
/** Somebody else is here: what was asked for belongs to another. */
export const forgetEarly = (): void => answers.clear();

/** The answer that is on its way already, once; else asks. */
export function ask(url: string, init: RequestInit, key: string): Promise<Response> {
  const early = answers.get(key);
  answers.delete(key);
  return early ?? fetch(url, init);
}

/** Texts of pictures by their address, also of those that came with something else. */
export const pictures = new Map<string, Promise<string | null>>();
