export { KioskScreen as default } from '@/features/hall/KioskScreen';
