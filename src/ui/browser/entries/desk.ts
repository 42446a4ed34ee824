/* for: [data-desk] */
import { startDesk } from '../desk.ts'

startDesk()
