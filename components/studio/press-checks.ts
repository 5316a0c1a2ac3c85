export { batchProblem } from '@/components/prompting/batch-words'
export { draftErrors, errorsFromApi, pictureErrors } from './draft-errors'
export { startInput } from './start-input'
