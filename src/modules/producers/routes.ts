import type { Route } from '../../web/index.ts'
import { producerRoutesOnly } from './producer-routes.ts'
import { productRoutes } from './product-routes.ts'
import type { ProducerSettings } from './programme.ts'
import { sentraRoutes } from './sentra-routes.ts'

/** The pages of sentra, producers, products and their photos. */
export const producersRoutes = (settings: ProducerSettings): readonly Route[] => [
  ...sentraRoutes(settings),
  ...producerRoutesOnly(settings),
  ...productRoutes(settings),
]
