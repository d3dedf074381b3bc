import { describe, expect, it } from 'vitest';
import { bookOf, datesFrom, onEach } from './fixtures.ts';
import { lowered, type Confidence } from './confidence.ts';
import { studyBook } from './study.ts';

const confidence = (first: string, count: number, stepDays: number, today: string): Confidence =>
  studyBook(bookOf(today, onEach(datesFrom(first, count, stepDays), -500, 'coffee'))).confidence;

describe('confidence', () => {
  it('grows with days and entries', () => {
    expect(confidence('2026-01-01', 0, 1, '2026-05-24')).toBe('low');
    expect(confidence('2026-05-01', 23, 1, '2026-05-24')).toBe('low');
    expect(confidence('2026-03-01', 40, 2, '2026-05-24')).toBe('medium');
    expect(confidence('2026-01-01', 29, 4, '2026-05-24')).toBe('low');
    expect(confidence('2025-12-01', 120, 1, '2026-04-29')).toBe('high');
    expect(confidence('2025-12-01', 99, 1, '2026-03-29')).toBe('medium');
  });

  it('is low for a book that nobody keeps any more', () => {
    expect(confidence('2025-12-01', 120, 1, '2026-05-24')).toBe('low');
  });

  it('goes down one level at a time', () => {
    expect([lowered('high'), lowered('medium'), lowered('low')]).toEqual(['medium', 'low', 'low']);
  });
});
