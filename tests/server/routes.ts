export { fill, METHODS, type Method, type Operation, type RouteFile, routeFiles } from '../../scripts/routes'
