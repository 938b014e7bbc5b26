import { fileURLToPath } from 'node:url'
import createNextIntlPlugin from 'next-intl/plugin'

const bench = process.env.PACELINE_BENCH === '1'

// Said here, or a lockfile in a folder above ours would be taken for the root.
const root = fileURLToPath(new URL('.', import.meta.url))

/** @type {import('next').NextConfig} */
const config = {
  // The benchmark builds the product together with the pages it is compared with, in a folder of its own.
  ...(bench && { distDir: '.next-bench', pageExtensions: ['bench.tsx', 'tsx', 'ts'] }),
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root },
  // `npm test` checks the types; a newcomer's build need not do it again.
  typescript: { ignoreBuildErrors: true, ...(bench && { tsconfigPath: 'bench/tsconfig.json' }) },
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
    // Above what lib/auth/readable-body.ts takes, which says what is wrong; these only keep no more than that in memory.
    serverActions: { bodySizeLimit: '1mb' },
    proxyClientMaxBodySize: '1mb',
  },
}

const withMessages = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  experimental: {
    // Messages are read at build time: reading them again took a tenth of a page's time, and the reader is 10 kB of script.
    messages: { path: './lib/i18n/messages', format: 'json', locales: 'infer', precompile: true },
  },
})

export default withMessages(config)
