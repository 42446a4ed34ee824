import { catalogue } from '../../../platform/translations.ts'

/** The words of the mark that says who else than the office gave an answer, a paper or a photo. */
export const filledByWords = catalogue(
  {
    producer: 'produsen',
    by: (who: string, when: string) => `Diisi ${who}, ${when}`,
  },
  {
    producer: 'the producer',
    by: (who, when) => `Filled in by ${who}, ${when}`,
  },
)
