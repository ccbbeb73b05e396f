"""Whom to call in an emergency: the installation's number, else by the time zone somebody lives in."""

from typing import Any

from django.conf import settings

ANYWHERE = "112"
# Zones that say nothing of where one is: nobody has chosen theirs yet.
NOWHERE = {"", "UTC"}
# An aid, and not a directory: only where one number is known well to bring an ambulance to the whole
# country. Everywhere else 112 is the best guess, as most mobile phones take it for an emergency call.
# A name that ends in / stands for all that begin with it.
ZONES_BY_NUMBER = {
    "911": """
        US/ America/New_York America/Detroit America/Kentucky/ America/Louisville America/Indiana/
        America/Indianapolis America/Fort_Wayne America/Knox_IN America/Chicago America/Menominee
        America/North_Dakota/ America/Denver America/Shiprock Navajo America/Boise America/Phoenix
        America/Los_Angeles America/Anchorage America/Juneau America/Sitka America/Metlakatla
        America/Yakutat America/Nome America/Adak America/Atka Pacific/Honolulu America/Puerto_Rico
        America/St_Thomas America/Virgin Pacific/Guam Pacific/Saipan Pacific/Pago_Pago
        Canada/ America/St_Johns America/Halifax America/Glace_Bay America/Moncton America/Goose_Bay
        America/Blanc-Sablon America/Toronto America/Montreal America/Nipigon America/Thunder_Bay
        America/Iqaluit America/Pangnirtung America/Atikokan America/Coral_Harbour America/Winnipeg
        America/Rainy_River America/Resolute America/Rankin_Inlet America/Regina America/Swift_Current
        America/Edmonton America/Yellowknife America/Cambridge_Bay America/Inuvik America/Vancouver
        America/Creston America/Dawson_Creek America/Fort_Nelson America/Whitehorse America/Dawson
        Mexico/ America/Mexico_City America/Cancun America/Merida America/Monterrey America/Matamoros
        America/Chihuahua America/Ciudad_Juarez America/Ojinaga America/Mazatlan America/Bahia_Banderas
        America/Hermosillo America/Tijuana America/Ensenada America/Santa_Isabel
        Atlantic/Bermuda America/Costa_Rica America/Panama America/Santo_Domingo America/Guayaquil
        Pacific/Galapagos America/Montevideo Asia/Amman Asia/Manila
    """,
    "999": """
        Europe/London Europe/Belfast Europe/Jersey Europe/Guernsey Europe/Isle_of_Man GB GB-Eire
        Asia/Hong_Kong Hongkong Asia/Macau Asia/Macao Asia/Kuala_Lumpur Asia/Kuching Asia/Dhaka Asia/Dacca
        Asia/Bahrain Asia/Qatar
    """,
    "000": "Australia/",
    "111": "Pacific/Auckland Pacific/Chatham NZ NZ-CHAT",
    "995": "Asia/Singapore Singapore",
    "119": "Asia/Tokyo Japan Asia/Seoul ROK Asia/Taipei ROC",
    "120": "Asia/Shanghai Asia/Urumqi Asia/Chongqing Asia/Chungking Asia/Harbin Asia/Kashgar PRC",
    "115": "Asia/Ho_Chi_Minh Asia/Saigon Asia/Tehran Iran",
    "1669": "Asia/Bangkok",
    "998": "Asia/Dubai",
    "997": "Asia/Riyadh",
    "101": "Asia/Jerusalem Asia/Tel_Aviv Israel",
    "123": "Africa/Cairo Egypt America/Bogota",
    "131": "America/Santiago America/Punta_Arenas America/Coyhaique Pacific/Easter Chile/",
    "192": """
        America/Sao_Paulo America/Noronha America/Belem America/Fortaleza America/Recife America/Araguaina
        America/Maceio America/Bahia America/Campo_Grande America/Cuiaba America/Santarem
        America/Porto_Velho America/Boa_Vista America/Manaus America/Eirunepe America/Rio_Branco
        America/Porto_Acre Brazil/
    """,
}
NUMBER_BY_ZONE = {zone: number for number, zones in ZONES_BY_NUMBER.items() for zone in zones.split()}


def number_for(time_zone: str) -> str:
    """The number that brings an ambulance there, as far as we know. Say `or your local one` beside it."""
    region, _, _ = time_zone.rpartition("/")
    return NUMBER_BY_ZONE.get(time_zone) or NUMBER_BY_ZONE.get(f"{region}/") or ANYWHERE


def number_of(user: Any) -> str:
    """The number to show to this visitor; blank where nobody knows the country."""
    if settings.EMERGENCY_NUMBER or not user.is_authenticated or user.time_zone in NOWHERE:
        return settings.EMERGENCY_NUMBER
    return number_for(user.time_zone)
