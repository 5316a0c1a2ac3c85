export { sandbox } from './sandbox'
export { stability } from './stability'
