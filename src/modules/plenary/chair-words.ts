import type { Locale } from '../../foundation/text.ts'
import { catalogue } from '../../platform/translations.ts'
import type { MinutesContent } from './minutes.ts'

const posts = catalogue(
  { holder: 'Ketua', plt: 'Plt. Ketua', plh: 'Plh. Ketua' },
  { holder: 'Chair', plt: 'Acting chair (Plt)', plh: 'Acting chair (Plh)' },
)

/** The post of whoever presided, with the sign of acting where it was held for a time. */
export const chairOf = ({ chairActing }: Pick<MinutesContent, 'chairActing'>, locale: Locale): string =>
  posts[locale][chairActing ?? 'holder']
