export { SitesScreen as default } from '@/features/directory/SitesScreen';
