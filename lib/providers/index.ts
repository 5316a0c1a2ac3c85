import 'server-only'

// The upstreams behind one interface. Each folder is one provider, `registered.ts` names it, its own variables
// switch it on. Capability records say what a model takes; fields become schema, controls and payload from
// there. One render submits at most once. Rows, money and retries are not known here.

export {
  type Connected,
  catalogue,
  connected,
  connectionFor,
  definitions,
  findModel,
  isSandbox,
} from './connected'
export { type ImageFacts, type ImageProblem, inspectImage } from './image-file'
export {
  type Failure,
  type InputImage,
  LEAVE_IT_RUNNING,
  type Outcome,
  type Provider,
  type RenderOptions,
  type RenderRequest,
  type Ticket,
} from './provider'
