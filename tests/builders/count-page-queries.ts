import { visitor, type Actor } from '../../src/access/index.ts'
import type { Environment } from '../../src/actions/index.ts'
import type { Route } from '../../src/web/index.ts'
import { countQueries } from './count-queries.ts'

/** How many queries a page makes; throws unless it is shown. */
export const countPageQueries = (
  environment: Environment,
  routes: readonly Route[],
  page: Readonly<{ path: string; params?: Record<string, string>; query?: string; actor?: Actor }>,
): Promise<number> =>
  environment.database.read(async plain => {
    const { reader, count } = countQueries(plain)
    const route = routes.find(one => one.path === page.path)
    const result = await route?.page({
      reader,
      actor: page.actor ?? visitor,
      signedIn: null,
      now: environment.clock.now(),
      locale: 'id',
      path: page.path,
      params: page.params ?? {},
      query: new URLSearchParams(page.query ?? ''),
      form: null,
      formKey: () => 'key',
      link: link => link,
      publicUrl: 'https://contoh.example',
      demo: false,
    })
    if (result?.kind !== 'page' || result.status === 404) throw new Error(`${page.path} is not shown`)
    return count()
  })
