import type { Environment } from '../actions/index.ts'
import type { Config } from '../platform/config.ts'
import { openSealer } from '../platform/sealer.ts'
import { articlesRoutes } from '../modules/articles/index.ts'
import { assessmentRoutes, juryRoutes, levelPanel, outsidePanel } from '../modules/assessment/index.ts'
import { awardsRoutes } from '../modules/awards/index.ts'
import { coachingRoutes, coachingStep } from '../modules/coaching/index.ts'
import {
  catalogueRoutes,
  catalogueStep,
  catalogueSuspension,
  catalogueWithdrawal,
} from '../modules/catalogue/index.ts'
import {
  certificateCheckPath,
  certificatePanel,
  certificatesRoutes,
  certificateStep,
  credentialRoutes,
  printRoutes,
} from '../modules/certificates/index.ts'
import {
  contributionPanel,
  contributionsRoutes,
  type ContributionSettings,
} from '../modules/contributions/index.ts'
import {
  annexRoutes,
  correctionRoutes,
  decisionsRoutes,
  publicExportRoutes,
  releaseMomentRoutes,
  resultPanel,
  type AnnexSettings,
  type ReleaseStep,
} from '../modules/decisions/index.ts'
import { changePanel, documentActions, documentsRoutes, noteMove } from '../modules/documents/index.ts'
import { commoditiesNow, editionsRoutes } from '../modules/editions/index.ts'
import { carryPanel, documentUses, countUnsent, nominationsRoutes } from '../modules/nominations/index.ts'
import { approvalOf, letterPanel, lettersRoutes, type LetterSettings } from '../modules/letters/index.ts'
import { noticesRoutes, releaseLetters, remindPanel } from '../modules/notices/index.ts'
import {
  findUpheld,
  juryCause,
  objectionPanel,
  objectionsRoutes,
  type ObjectionSettings,
} from '../modules/objections/index.ts'
import { createPost, createStrangerPost, peopleRoutes } from '../modules/people/index.ts'
import { importsRoutes, type ImportSettings } from '../modules/imports/index.ts'
import { placesRoutes } from '../modules/places/index.ts'
import { plenaryRoutes } from '../modules/plenary/index.ts'
import { producerActions, producersRoutes } from '../modules/producers/index.ts'
import {
  holderPanel,
  reevaluationRoutes,
  reevaluationStep,
  voidAfterTakeBack,
  voidAfterWithdrawal,
} from '../modules/reevaluation/index.ts'
import { samplePanel, samplesRoutes } from '../modules/samples/index.ts'
import { trailRoutes } from '../modules/trail/index.ts'
import { rulemakingRoutes } from '../modules/rulemaking/index.ts'
import { verificationPanel, verificationRoutes } from '../modules/verification/index.ts'
import { readinessRoutes, type ReadinessSettings } from '../modules/readiness/index.ts'
import type { Assets } from '../ui/index.ts'
import type { Route } from '../web/index.ts'
import { documentLookups } from './document-lookups.ts'
import { documentNeeds } from './document-needs.ts'
import { offlineRoute } from './offline-route.ts'
import type { Programme } from './programme.ts'
import { openSigning } from './signing.ts'
import { styleRoute } from './style-route.ts'
import { allTasks } from './tasks.ts'

/** What producers and documents are told of the programme; the demo mode runs their acts with the same. */
export const moduleSettings = (
  { services, clock }: Environment,
  { id, settings, documentTypes, awards }: Programme,
  { demo, mailFrom }: Pick<Config, 'demo' | 'mailFrom'>,
) => ({
  editions: { clock, demo, outages: settings.outages, sendsMail: mailFrom !== null, countUnsent },
  producers: {
    files: services.files,
    commodities: commoditiesNow,
    sentraUnits: { atLeast: settings.sentra.unitsAtLeast, reason: settings.sentra.reason },
    maxPhotos: settings.photos.most,
    scales: awards.scales,
    afterTakeBack: [voidAfterTakeBack],
    afterMove: [noteMove({ types: documentTypes, warnDays: settings.documents.warnDays })],
    panels: [changePanel],
  },
  documents: {
    files: services.files,
    types: documentTypes,
    warnDays: settings.documents.warnDays,
    listDays: settings.documents.listDays,
    needs: documentNeeds,
    uses: documentUses,
    lookups: documentLookups({ id, settings }, { demo }),
  },
})

/** What a release does beside publishing results, in its own transaction: all of it, or nothing. */
export const releaseSteps = ({ publicUrl }: Config): readonly ReleaseStep[] => [
  certificateStep(publicUrl),
  coachingStep,
  reevaluationStep,
  catalogueStep,
]

export type RouteParts = Readonly<{
  config: Config
  environment: Environment
  programme: Programme
  assets: Assets
}>

/** What imports are told of the programme: they run the acts that the pages run. */
export function importSettings(
  environment: Environment,
  programme: Programme,
  config: Pick<Config, 'demo' | 'mailFrom'>,
): ImportSettings {
  const { producers, documents } = moduleSettings(environment, programme, config)
  return {
    types: programme.documentTypes,
    producerNumber: programme.settings.imports.producerNumber,
    commodities: commoditiesNow,
    producerActs: producerActions(producers),
    documentActs: documentActions({ types: documents.types, fileLater: true }),
  }
}

/** What readiness is told of the programme. */
function readinessSettings({ environment, config, programme }: RouteParts): ReadinessSettings {
  const { documents, petitions } = programme.settings
  const sealer = openSealer(config)
  return {
    types: programme.documentTypes,
    warnDays: documents.warnDays,
    checksPerMinute: petitions.checksPerMinute,
    petitions: {
      post: createPost(environment, sealer, config),
      toSender: createStrangerPost(environment, sealer, config),
      keepMonths: petitions.keepMonths,
      law: petitions.law,
      perHour: petitions.perHour,
    },
  }
}

/** What invitations of producers are told of the programme. */
function contributionSettings(parts: RouteParts): ContributionSettings {
  const { environment, config, programme } = parts
  const { contributions, petitions } = programme.settings
  const { producers, documents } = moduleSettings(environment, programme, config)
  return {
    ...contributions,
    producers,
    types: documents.types,
    sealer: openSealer(config),
    law: petitions.law,
  }
}

/** What letters are told of the programme. */
const letterSettings = ({ environment, config, programme }: RouteParts): LetterSettings => ({
  files: environment.services.files,
  types: programme.documentTypes,
  text: programme.settings.nominationLetter,
  publicUrl: config.publicUrl,
})

/** What the decision is told of the programme, and who signs its annex. */
export const annexSettings = ({
  environment,
  config,
  programme,
}: Pick<RouteParts, 'environment' | 'config' | 'programme'>): AnnexSettings => ({
  files: environment.services.files,
  text: programme.settings.decreeAnnex,
  publicUrl: config.publicUrl,
  service: openSigning(config, environment.clock).service,
})

/** What the page of a nomination shows of the other modules, in this order. */
const panelsWith = (letters: LetterSettings, objections: ObjectionSettings) => [
  carryPanel,
  contributionPanel,
  letterPanel(letters),
  verificationPanel,
  samplePanel,
  levelPanel,
  outsidePanel,
  holderPanel,
  resultPanel,
  certificatePanel,
  objectionPanel(objections),
  remindPanel,
]

/** What certificates are told of the others that keep a star, and the key of credentials. */
const certificatePages = ({ config, environment, programme }: RouteParts): readonly Route[] => [
  ...certificatesRoutes(
    environment.services.files,
    [voidAfterWithdrawal, catalogueWithdrawal],
    [catalogueSuspension],
  ),
  ...printRoutes(environment.services.files, programme.settings.prints),
  ...credentialRoutes(openSigning(config, environment.clock), programme.settings.title.id),
]

/** From the plenary to the release, and what follows an objection that was upheld. */
function decisionPages(parts: RouteParts): readonly Route[] {
  const { config, environment, programme } = parts
  const { objections, openComputation, releases } = programme.settings
  const post = createPost(environment, openSealer(config), config)
  const letters = releaseLetters(post)
  return [
    ...publicExportRoutes(openComputation),
    ...correctionRoutes({ findUpheld, ...objections }),
    ...decisionsRoutes(releaseSteps(config), letters, certificateCheckPath),
    ...annexRoutes(annexSettings(parts)),
    ...releaseMomentRoutes(releases, post, letters),
  ]
}

/** Pages that need nothing of the programme's settings. */
const plainRoutes = (assets: Assets): readonly Route[] => [
  ...placesRoutes,
  ...articlesRoutes,
  ...trailRoutes,
  styleRoute(assets),
  offlineRoute,
]

/** Every page of the product. A route that is not here does not exist. */
export function allRoutes(parts: RouteParts): readonly Route[] {
  const { config, environment, programme, assets } = parts
  const { files } = environment.services
  const settings = moduleSettings(environment, programme, config)
  const letters = letterSettings(parts)
  return [
    ...peopleRoutes(environment, config, programme.settings.delegation),
    ...editionsRoutes(settings.editions),
    ...producersRoutes(settings.producers),
    ...documentsRoutes(settings.documents),
    ...nominationsRoutes({
      tasks: allTasks(programme),
      panels: panelsWith(letters, programme.settings.objections),
      approval: approvalOf(letters),
    }),
    ...lettersRoutes(letters),
    ...contributionsRoutes(environment, contributionSettings(parts)),
    ...verificationRoutes(programme.verification, settings.documents),
    ...samplesRoutes({ files, settings: programme.settings.samples }),
    ...assessmentRoutes(files),
    ...juryRoutes(juryCause(programme.settings.objections)),
    ...decisionPages(parts),
    ...plenaryRoutes(files),
    ...certificatePages(parts),
    ...objectionsRoutes(files, programme.settings.objections),
    ...readinessRoutes(readinessSettings(parts)),
    ...rulemakingRoutes,
    ...coachingRoutes,
    ...reevaluationRoutes({
      post: createPost(environment, openSealer(config), config),
      ...programme.settings.reevaluation,
    }),
    ...importsRoutes(importSettings(environment, programme, config)),
    ...catalogueRoutes(files),
    ...awardsRoutes(programme.awards),
    ...noticesRoutes(createPost(environment, openSealer(config), config)),
    ...plainRoutes(assets),
  ]
}
