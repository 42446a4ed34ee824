/* for: [data-upload] */
import { startUploads } from '../uploads/start.ts'

startUploads()
