/* for: [data-criterion] */
import { startScoring } from '../scoring.ts'

startScoring()
