import { parseArgs } from 'node:util';
import { startCity } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8094' },
    empty: { type: 'boolean', default: false },
    listings: { type: 'string' },
    'database-url': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(`npm run city -- [--port N] [--empty | --listings N] [--database-url postgres://…]

The reference city: the city's listing API on an embedded PostgreSQL, or on the server of DATABASE_URL.`);
} else {
  const databaseUrl = values['database-url'] ?? process.env.DATABASE_URL;
  const city = await startCity({
    port: Number(values.port),
    sample: values.empty ? 'empty' : values.listings === undefined ? 'cachan' : Number(values.listings),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return null;
    throw error;
  });
  if (city === null) {
    console.log(`Port ${values.port} is taken, perhaps by the city of npm start. Choose another with --port.`);
    process.exitCode = 1;
  } else {
    console.log(`The city answers at ${city.address}

  token (all rights)         ${city.tokens.full}
  token (reads only)         ${city.tokens.readOnly}
  token (no contact details) ${city.tokens.noContacts}

It forgets everything when it stops: Ctrl+C.`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void city.stop().then(() => process.exit(0)));
  }
}
