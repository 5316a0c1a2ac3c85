/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  compress: true,
  serverExternalPackages: ['pg-boss', 'sharp', 'pg', 'pino', 'undici', '@node-rs/argon2'],
}
