/* for: [data-live] */
import { startLive } from '../live.ts'

startLive()
