// The life of a run: planned and priced, held, queued, rendered upstream, stored, captured or paid back.
// A generation ends exactly once; its hold is captured only in the transaction that makes its image row.
// What was sent upstream is never sent again, unless the answer proves that nothing was begun.
import 'server-only'

export { cancelGeneration, cancelRun } from './cancel'
export { codeOfGeneration } from './code'
export { followRuns } from './follow'
export { checkBalance } from './health/balances'
export { listProviders } from './health/queries'
export { listModels } from './models'
export { getGenerationFacts, getRun, getRunOfImage, listRuns, loadRuns } from './queries'
export { recover, sweep } from './recover'
export { renderGeneration } from './render'
export { retryGeneration } from './retry'
export { showRun, showSweep } from './show'
export { startRun } from './start'
export { getSweep } from './sweep/queries'
export { cancelSweep, resumeSweep } from './sweep/resume'
export { startSweep } from './sweep/start'
export { renderVariants } from './variants'
export { hearEnds, waitForRun, waitsAnswered } from './wait'
export { seedPrices, startWorker, type Worker } from './worker'
