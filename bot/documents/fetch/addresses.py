"""Which IP addresses are on the public internet, and not on this machine or beside it."""

import ipaddress
from typing import Final

_IPv4: Final = ipaddress.IPv4Address
_IPv6: Final = ipaddress.IPv6Address

# Global unicast (RFC 4291, section 2.4): all that was given out so far. Everything else is local,
# multicast, a translation, or nobody's.
_GIVEN_OUT: Final = ipaddress.ip_network("2000::/3")
# IPv4 behind a translator (RFC 6052): the last four bytes say where it leads.
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
# Inside what was given out, and lead elsewhere: Teredo, ORCHID, documentation, 6to4, and the rest
# of the registry of special addresses (RFC 6890).
_SPECIAL_6: Final = tuple(
    map(ipaddress.ip_network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))
)
# Named again although Python knows them: its list grew from release to release.
_SPECIAL_4: Final = tuple(
    map(
        ipaddress.ip_network,
        (
            *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
            *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24"),
            *("192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"),
            *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"),
        ),
    )
)


def is_public(address: str) -> bool:
    """Tell whether an IP address, as text, is one that anybody on the internet would reach.

    Text that is no IP address is not public.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, _IPv6):
        if parsed in _NAT64:
            return _is_public_4(_IPv4(int(parsed) & 0xFFFFFFFF))
        # With a zone ("%eth0") it is meant on one link.
        return parsed.scope_id is None and _is_public_6(parsed)
    return _is_public_4(parsed)


def _is_public_4(address: ipaddress.IPv4Address) -> bool:
    return address.is_global and not any(address in network for network in _SPECIAL_4)


def _is_public_6(address: ipaddress.IPv6Address) -> bool:
    is_given_out = address in _GIVEN_OUT and address.is_global
    return is_given_out and not any(address in network for network in _SPECIAL_6)
