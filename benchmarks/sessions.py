"""Many readers at once, each a websocket that speaks to the app as a browser does, without drawing anything."""

import asyncio
import random
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

SEED = 20250701
PAGES = ("overview", "root_causes", "retention", "win_loss", "losses", "accounts", "actions")
PERIODS = ("2021", "2022", "2023", "2024", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "all")
PATIENCE = 120  # seconds until a click that brings nothing is an error
ENDED_WELL = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_EARLY_FOR_RERUN)


@dataclass(slots=True)
class Clicks:
    """Seconds from each click to the end of its script, and what went wrong."""

    taken: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def click_together(url: str, *, readers: int, seconds: float, every: float) -> Clicks:
    """So many readers for so long, each clicking every so many seconds, on a page and a period drawn by chance."""
    clicks = Clicks()
    asyncio.run(_all(url, clicks, readers=readers, seconds=seconds, every=every))
    return clicks


async def _all(url: str, clicks: Clicks, *, readers: int, seconds: float, every: float) -> None:
    drawn = [random.Random(SEED + reader) for reader in range(readers)]
    waits = [every * place / readers for place in range(readers)]
    await asyncio.gather(
        *(
            _reader(url, clicks, draw, wait, seconds=seconds, every=every)
            for draw, wait in zip(drawn, waits, strict=True)
        )
    )


async def _reader(
    url: str, clicks: Clicks, draw: random.Random, wait: float, *, seconds: float, every: float
) -> None:
    await asyncio.sleep(wait)
    end = time.perf_counter() + seconds
    address = f"{url.replace('http', 'ws')}/_stcore/stream"
    async with connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None) as asked:
        while (start := time.perf_counter()) < end:
            error = await _click(asked, page=draw.choice(PAGES), period=draw.choice(PERIODS))
            clicks.taken.append(time.perf_counter() - start)
            if error:
                clicks.errors.append(error)
            await asyncio.sleep(max(0.0, start + every - time.perf_counter()))


async def _click(asked: ClientConnection, *, page: str, period: str) -> str:
    """Open a page with a period. Returns what went wrong, or nothing."""
    wanted = BackMsg()
    wanted.rerun_script.page_name = "" if page == "overview" else page
    wanted.rerun_script.query_string = urlencode({"period": period})
    wanted.rerun_script.context_info.locale = "en-GB"
    await asked.send(wanted.SerializeToString())
    error = ""
    while True:
        try:
            answer = ForwardMsg.FromString(bytes(await asyncio.wait_for(asked.recv(), PATIENCE)))
        except TimeoutError:
            return f"{page} of {period}: nothing for {PATIENCE} s"
        if answer.delta.new_element.HasField("exception"):
            error = f"{page} of {period}: {answer.delta.new_element.exception.message}"
        if answer.WhichOneof("type") == "page_not_found":
            return f"{page}: there is no such page"
        if answer.WhichOneof("type") != "script_finished":
            continue
        if answer.script_finished not in ENDED_WELL:
            error = error or f"{page} of {period}: ended with {answer.script_finished}"
        if answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return error


def memory_of(process: int) -> float:
    """Megabytes that a process holds in memory."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
