// The one customs office between HTTP and the domains: authenticate, permission, parse, run, map errors.
// Every API route is made by route(); nothing else maps a Refusal or an AppError to a status.
import 'server-only'

export { readFile } from './file'
export { mendRequests } from './requests'
export { route } from './route'
