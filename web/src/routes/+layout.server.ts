import { dev } from '$app/env';
import { readPreferences } from '#lib/preferences/preferences.ts';
import type { LayoutServerLoad } from './$types';

/** Preferences come with the request, so that the server's markup is already in the right language. */
export const load: LayoutServerLoad = ({ cookies, request, platform }) => ({
  preferences: readPreferences((name) => cookies.get(name), request.headers.get('accept-language')),
  // Vite's development server knows no Node request, and runs on the demo's data.
  demo: platform?.req.throughline?.demo ?? dev,
});
