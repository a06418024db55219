import type { UiWords } from '#lib/ui/words.ts';

/** The components' own words for Spanish readers. */
export const SPANISH: UiWords = {
  optional: 'opcional',
  problemTitle: 'Hay un problema',
  showMore: 'Mostrar más',
  loading: 'Cargando',
  noResults: 'No se encontró nada',
  results: '{count} resultados',
  searching: 'Buscando…',
  searchFailed: 'La búsqueda no funcionó. Inténtelo de nuevo.',
  clear: 'Borrar',
  close: 'Cerrar',
  copy: 'Copiar',
  copied: 'Copiado',
  dismiss: 'Descartar',
  charactersLeft: 'Quedan {left} caracteres',
  charactersOver: 'Sobran {over} caracteres',
  stepOf: 'Paso {step} de {steps}',
};
