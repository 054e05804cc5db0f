export { SiteScreen as default } from '@/features/directory/SiteScreen';
