export { IncidentsScreen as default } from '@/features/incident/IncidentsScreen';
