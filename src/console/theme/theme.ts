import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const PRIMARY = 'verdigris';

const verdigris: MantineColorsTuple = [
  '#eef6f6',
  '#dcebea',
  '#b5d6d5',
  '#8bc2c0',
  '#6fc0bd',
  '#3d8f93',
  '#1f6f78',
  '#0e5663',
  '#0a4650',
  '#06343c',
];

const ink: MantineColorsTuple = [
  '#e8e5db',
  '#c6c9c2',
  '#a5afa9',
  '#6c7a74',
  '#2d3935',
  '#25302c',
  '#1f2926',
  '#18201e',
  '#111715',
  '#0d1211',
];

const stone: MantineColorsTuple = [
  '#fbfaf6',
  '#f4f2ec',
  '#ebe8df',
  '#dcd8cc',
  '#a9a494',
  '#8f8b7d',
  '#6b6c66',
  '#555d60',
  '#363d40',
  '#1c2326',
];

const BORDER = '1px solid transparent';

/** Parts in our own accent and in our own red: these pairs of ground and text hold their contrast. */
const OURS: Readonly<Record<string, ReturnType<VariantColorsResolver>>> = {
  [`filled ${PRIMARY}`]: {
    background: 'var(--accent)',
    hover: 'var(--accent-hover)',
    color: 'var(--on-accent)',
    border: BORDER,
  },
  'filled red': {
    background: 'var(--bad)',
    hover: 'color-mix(in srgb, var(--bad) 88%, var(--text))',
    color: 'var(--surface)',
    border: BORDER,
  },
  'light red': {
    background: 'var(--bad-soft)',
    hover: 'color-mix(in srgb, var(--bad-soft) 92%, var(--text))',
    color: 'var(--bad)',
    border: BORDER,
  },
};

const variantColors: VariantColorsResolver = (input) =>
  OURS[`${input.variant} ${input.color ?? PRIMARY}`] ?? defaultVariantColorsResolver(input);

/** The shape of every Mantine part; the colours themselves live in tokens.css. */
export const theme = createTheme({
  primaryColor: PRIMARY,
  variantColorResolver: variantColors,
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  colors: { verdigris, dark: ink, gray: stone },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  defaultRadius: 'var(--radius)',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  headings: { fontWeight: '620' },
});

const variables = {
  '--mantine-color-body': 'var(--ground)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-quiet)',
  '--mantine-color-placeholder': 'var(--text-quiet)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-anchor': 'var(--accent)',
};

/** Points Mantine's own variables at our tokens, so one file decides every colour in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variables,
  dark: variables,
});
