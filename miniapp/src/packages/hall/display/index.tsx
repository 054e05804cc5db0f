export { DisplayScreen as default } from '@/features/hall/DisplayScreen';
