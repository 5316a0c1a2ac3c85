/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  // Or Next takes a lockfile in some folder above for the root of the project.
  outputFileTracingRoot: import.meta.dirname,
  // `npm run types` looks at every file, and `npm test` runs it.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  compress: true,
  headers: async () => [
    { source: '/:path*', headers: [{ key: 'X-Content-Type-Options', value: 'nosniff' }] },
    {
      source: '/api/v1/shared/:path*',
      headers: [
        { key: 'X-Robots-Tag', value: 'noindex, nofollow, noimageindex' },
        { key: 'Referrer-Policy', value: 'no-referrer' },
      ],
    },
  ],
  serverExternalPackages: [
    '@aws-sdk/client-bedrock-runtime',
    'nodemailer',
    'pg-boss',
    'sharp',
    'pg',
    'pino',
    'undici',
    '@node-rs/argon2',
  ],
}
