import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../access/index.ts'
import { listHistory } from '../../audit/index.ts'
import { pdfText } from '../../../scripts/test/pdfsig.ts'
import { openPlenary, sessionOf, twoCases, type Plenary } from '../../../tests/builders/plenary-session.ts'
import { assessedEdition } from '../../../tests/builders/assessed-edition.ts'
import { closeSession } from './close-session.ts'
import type { Minutes } from './minutes.ts'
import { listMinutes } from './minutes-store.ts'
import { adjournSession, openSession } from './run-session.ts'
import { typesetMinutes } from './typeset-minutes.ts'

let plenary: Plenary
before(async () => {
  plenary = await openPlenary()
})
after(() => plenary.environment.database.close())

const acting = (chair: Actor): Actor => ({ ...chair, grantId: 'mandate', acting: 'plh' })

/** A session that one opens and another closes after a break; its minutes. */
async function closedBy(first: Actor, last: Actor): Promise<Minutes> {
  const { environment, session } = plenary
  const held = await sessionOf(environment, session, await assessedEdition(environment, twoCases))
  assert.equal((await held.does(first, openSession)).kind, 'done')
  assert.equal((await held.does(first, adjournSession, { pause: 'Istirahat siang.' })).kind, 'done')
  assert.equal((await held.does(last, openSession)).kind, 'done')
  assert.equal((await held.does(last, closeSession)).kind, 'done')
  const [minutes] = await environment.database.read(reader => listMinutes(reader, held.id))
  assert.ok(minutes)
  return minutes
}

test('minutes say that an acting chair presided, and of the holder nothing', async t => {
  const { environment, session, site } = plenary
  const { chair } = session
  const minutes = await closedBy(chair, acting(chair))
  assert.equal(minutes.content.chairActing, 'plh')
  const path = `/sidang/${minutes.sessionId}/berita-acara`
  assert.match((await site.get(chair, path)).body, /Plh\. Ketua<[\s\S]*?Ketua Contoh/)
  assert.match((await site.get(chair, `/en${path}`)).body, /Acting chair \(Plh\)</)
  const rows = await environment.database.read(reader =>
    listHistory(reader, { kind: 'plenary-session', id: minutes.sessionId }, ['panel']),
  )
  const closed = rows.find(one => one.event === 'plenary-session.closed')
  assert.deepEqual((closed?.detail as { acting?: unknown } | undefined)?.acting, {
    kind: 'plh',
    grant: 'mandate',
  })

  const own = await closedBy(acting(chair), chair)
  assert.ok(!('chairActing' in own.content))
  assert.doesNotMatch((await site.get(chair, `/sidang/${own.sessionId}/berita-acara`)).body, /Plh/)
  const said = await pdfText(typesetMinutes(minutes))
  if (!said) return t.skip('no poppler-utils on this machine, and it cannot be installed')
  assert.match(said, /Plh\. Ketua[\s\S]*Plh\. Ketua/)
})
