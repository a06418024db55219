import type { Locale } from '@throughline/schema/domain/shared/locale';

export type Section = {
  readonly heading: string;
  readonly lines?: readonly string[];
  /** Over the columns of `rows`; without it the first of a row names the second. */
  readonly columns?: readonly [string, string];
  readonly rows?: readonly (readonly [string, string])[];
};

/** What is to stand on paper, before anybody thinks of pages. */
export type Paper = {
  readonly locale: Locale;
  /** Of the file, and at the foot of each page: names nobody. */
  readonly title: string;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly remark: string;
  readonly sections: readonly Section[];
  readonly madeAt: Date;
};
