import { sql } from 'kysely'
import { whereAllowed, type Actor, type Columns } from '../../access/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Reader } from '../../platform/database/index.ts'
import { producerColumns } from './producer-store.ts'
import type { Producer } from './producer.ts'
import { productColumns } from './product-store.ts'
import type { Product } from './product.ts'
import { sentraColumns } from './sentra-store.ts'
import type { Sentra } from './sentra.ts'
import type { Tables } from './tables.ts'

// The whole register as far as an actor may see it: for complete files and for comparing a file with it.

const sentraAccess: Columns = { areaPath: sql`sentra.area_path` }
const producerAccess: Columns = { areaPath: sql`producer.area_path`, ownerId: sql`producer.id` }
const productAccess: Columns = { areaPath: sql`product.area_path`, ownerId: sql`product.producer_id` }

/** Every sentra that the actor may read, by name. One query. */
export const listEverySentra = (reader: Reader, actor: Actor): Promise<readonly Sentra[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('sentra')
    .select(sentraColumns)
    .where(whereAllowed(actor, 'sentra.read', sentraAccess))
    .orderBy(sql`lower(sentra.name)`)
    .orderBy('sentra.id')
    .execute()

/** Every producer that the actor may read, by name. One query. */
export const listEveryProducer = (reader: Reader, actor: Actor): Promise<readonly Producer[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('producer')
    .select(producerColumns)
    .where(whereAllowed(actor, 'producer.read', producerAccess))
    .orderBy(sql`lower(producer.name)`)
    .orderBy('producer.id')
    .execute()

/** Every product that the actor may read, by name. One query. */
export const listEveryProduct = (reader: Reader, actor: Actor): Promise<readonly Product[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('product')
    .select(productColumns)
    .where(whereAllowed(actor, 'product.read', productAccess))
    .orderBy(sql`lower(product.name)`)
    .orderBy('product.id')
    .execute()

/** The producers of an area. One query. */
export const listProducersOfArea = (
  reader: Reader,
  areaPath: AreaPath,
): Promise<readonly Pick<Producer, 'id' | 'name' | 'district' | 'village'>[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('producer')
    .select(['id', 'name', 'district_code as district', 'village_code as village'])
    .where('area_path', '=', areaPath)
    .execute()

/** The sentra of an area. One query. */
export const listSentraOfArea = (
  reader: Reader,
  areaPath: AreaPath,
): Promise<readonly Pick<Sentra, 'id' | 'name' | 'district'>[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('sentra')
    .select(['id', 'name', 'district_code as district'])
    .where('area_path', '=', areaPath)
    .execute()
