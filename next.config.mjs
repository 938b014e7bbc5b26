import createNextIntlPlugin from 'next-intl/plugin'

/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  poweredByHeader: false,
  typedRoutes: true,
  images: { unoptimized: true },
  // PGlite loads its WebAssembly from disk and must stay outside the bundle.
  serverExternalPackages: ['@electric-sql/pglite', '@node-rs/argon2'],
  outputFileTracingIncludes: {
    '/*': ['./db/migrations/**/*', './node_modules/@electric-sql/pglite/dist/**/*'],
  },
  experimental: {
    authInterrupts: true,
    // Above Next's 1 MB default so that an over-long text reaches our own check and gets a message beside its field.
    serverActions: { bodySizeLimit: '4mb' },
  },
}

export default createNextIntlPlugin('./lib/i18n/request.ts')(config)
