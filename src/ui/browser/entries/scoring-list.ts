/* for: [data-take-along], [data-scan] */
import { startScan } from '../scoring/scan.ts'
import { startTakeAlong } from '../scoring/take-along.ts'

startTakeAlong()
startScan()
