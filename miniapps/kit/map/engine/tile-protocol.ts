import { addProtocol } from 'maplibre-gl'
import { PMTiles, Protocol } from 'pmtiles'

let protocol: Protocol | null = null

/** Lets maps read a PMTiles archive; an archive that could not be read before is asked again. */
export const readArchive = (url: string): void => {
  if (protocol === null) {
    protocol = new Protocol()
    addProtocol('pmtiles', protocol.tile)
  }
  protocol.add(new PMTiles(url))
}
