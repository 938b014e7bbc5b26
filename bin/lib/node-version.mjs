// Imported first by every script, and written so that an old Node can still read it.
var parts = process.versions.node.split('.').map(Number)

if (parts[0] < 20 || (parts[0] === 20 && parts[1] < 19)) {
  console.error(
    'Paceline needs Node 20.19 or newer, and this is ' +
      process.versions.node +
      ': install it from https://nodejs.org.',
  )
  process.exit(1)
}
