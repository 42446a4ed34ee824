import { formatNumber } from '../../../platform/translations.ts'
import { sizeText } from '../file-check.ts'
import { locale } from '../words.ts'
import { percentText } from './box.ts'
import { roundedTime } from './pace.ts'
import { say } from './words.ts'

/** `1,2 MB dari 3,4 MB (35 %), kira-kira 40 detik lagi` */
export function progressWords(sent: number, total: number, seconds: number | undefined): string {
  const done = `${say.progress(sizeText(sent), sizeText(total))} (${say.percent(percentText(sent, total))})`
  if (seconds === undefined) return done
  const { count, unit } = roundedTime(seconds)
  return `${done}, ${say.left(say[unit](formatNumber(count, locale)))}`
}
