import { failure, success } from '../../foundation/result.ts'
import type { Media, RenderedPicture } from './media.ts'
import { Unreadable } from './media.ts'
import { refusalProblem, type Refusal } from './refusals.ts'
import { ProcessQueue, TooSlow, type ProcessLimits } from './process-queue.ts'

/** Somebody waits for an inspection with a form in hand. */
const defaultLimits: ProcessLimits = { milliseconds: 20_000, heapMegabytes: 256 }
/** Nobody waits for a rendering, and on a busy machine it is given little time of the processors. */
const PATIENCE = 5

async function pagesOf(queue: ProcessQueue, path: string, maxPages: number): Promise<RenderedPicture[]> {
  const pages: RenderedPicture[] = []
  // Page by page, so that each has its own time.
  while (pages.length < maxPages) {
    const page = await queue.ask({ kind: 'page', path, index: pages.length })
    if (!page) break
    pages.push(page)
  }
  return pages
}

/** The media tools in two processes of their own, which start with their first request. Close it at the end. */
export function createMedia(limits: ProcessLimits = defaultLimits): Media {
  const inspections = new ProcessQueue(limits)
  const renderings = new ProcessQueue({
    ...limits,
    milliseconds: limits.milliseconds * PATIENCE,
    isPatient: true,
  })
  return {
    inspect: async (path, accepted, name = '') => {
      const refused = (refusal: Refusal) => failure([refusalProblem(refusal, accepted, name)])
      try {
        const verdict = await inspections.ask({ kind: 'inspect', path, accepted })
        return 'refusal' in verdict ? refused(verdict.refusal) : success(verdict.inspected)
      } catch (error) {
        if (error instanceof TooSlow) return refused({ code: 'too-slow' })
        if (error instanceof Unreadable) return refused({ code: 'corrupted' })
        throw error
      }
    },
    renderPicture: path => renderings.ask({ kind: 'picture', path }),
    renderPages: (path, maxPages) => pagesOf(renderings, path, maxPages),
    close: async () => {
      await Promise.all([inspections.close(), renderings.close()])
    },
  }
}
