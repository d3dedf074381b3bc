export interface BuiltFile {
  bytes: number;
  gzip: number;
  /** Files it imports at once. */
  imports: string[];
  /** Files it may import when they are needed. */
  later: string[];
}

/** Builds the widgets and the loader into `dist/widgets` and answers what each file weighs. */
export function buildWidgets(): Promise<Record<string, BuiltFile>>;
