"""The published files that feed facts of housing authorities: what each is, whence it comes, and what of it is used."""

from datetime import date

from valuecase.model.sources import FactSource
from valuecase_public_housing_authority import programs, scores

HUD = "US Department of Housing and Urban Development"
UNUSED = date(2019, 12, 31)  # a score has the date of its fiscal year, and without one it is not read
OURS = "its columns are named here as HUD names those of its other files, and have to be compared with it"

SOURCES: tuple[FactSource, ...] = (
    FactSource(
        id="hud_directory",
        title="PHA Contact Report, January 2026",
        publisher=HUD,
        page="https://www.hud.gov/program_offices/public_indian_housing/pha/contacts",
        as_of=date(2026, 1, 31),
        key="pha_code",
        columns={},
        needs=("pha_code", "pha_name", "address", "city", "state", "zip_code"),
        read=programs.directory,
    ),
    FactSource(
        id="hud_vash_awards",
        title="HUD-VASH awards by authority, 2020 to 2024",
        publisher=HUD,
        page="https://www.hud.gov/program_offices/public_indian_housing/programs/hcv/vash",
        as_of=date(2024, 12, 31),
        key="pha_code",
        columns={"vash_awarded": "total_vouchers"},
        needs=("pha_code", "pha_name", "total_vouchers"),
        read=programs.veterans_vouchers,
        edition=programs.award_years,
    ),
    FactSource(
        id="hud_vash_awards_2024",
        title="HUD-VASH awards of 2024 (Notice PIH 2024-18)",
        publisher=HUD,
        page="https://www.hud.gov/program_offices/public_indian_housing/programs/hcv/vash",
        as_of=date(2024, 12, 31),
        key="pha_code",
        columns={"collaborators": "vamc"},
        needs=("pha_code", "pha_name", "vamc", "vouchers", "budget"),
        read=programs.veterans_partners,
    ),
    FactSource(
        id="hud_inspections",
        title="Public Housing Physical Inspection Scores, inspections to October 2020",
        publisher=HUD,
        page="https://www.huduser.gov/portal/datasets/pis.html",
        as_of=date(2020, 10, 20),
        key="PHA_CODE",
        columns={
            "developments": "DEVELOPMENT_ID, counted",
            "failing_developments": "INSPECTION_SCORE below 60, counted",
            "inspection_score": "INSPECTION_SCORE, averaged",
        },
        needs=("DEVELOPMENT_ID", "PHA_CODE", "PHA_NAME", "CITY", "STATE_CODE", "INSPECTION_SCORE", "INSPECTION_DATE"),
        read=scores.inspections,
        edition=scores.inspection_days,
    ),
    FactSource(
        id="hud_phas_scores",
        title="Public Housing Assessment System (PHAS) scores",
        publisher=HUD,
        page="https://www.hud.gov/program_offices/public_indian_housing/reac/products/prodphas/prodphas-scores",
        as_of=UNUSED,
        key="PHA_CODE",
        columns={"phas_designation": "PHAS_DESIGNATION"},
        needs=("PHA_CODE", "PHA_NAME", "FISCAL_YEAR_END", "PHAS_SCORE", "PHAS_DESIGNATION"),
        read=scores.public_housing_scores,
        edition=scores.public_housing_year,
        unseen=OURS,
    ),
    FactSource(
        id="hud_semap_scores",
        title="Section Eight Management Assessment Program (SEMAP) scores",
        publisher=HUD,
        page="",
        as_of=UNUSED,
        key="PHA_CODE",
        columns={"semap_designation": "SEMAP_DESIGNATION"},
        needs=("PHA_CODE", "PHA_NAME", "FISCAL_YEAR_END", "SEMAP_SCORE", "SEMAP_DESIGNATION"),
        read=scores.voucher_scores,
        edition=scores.voucher_year,
        unseen=f"we know no page of it, so ask the HUD field office; {OURS}",
    ),
    FactSource(
        id="hud_map_layer",
        title="Public Housing Authorities (map layer)",
        publisher=HUD,
        page="https://hudgis-hud.opendata.arcgis.com",
        as_of=date(2024, 12, 31),
        key="PARTICIPANT_CODE",
        columns={
            "program_mix": "HA_PROGRAM_TYPE",
            "ph_units": "PHA_TOTAL_UNITS",
            "hcv_authorized": "SECTION8_UNITS_CNT",
            "ph_occupancy_percent": "PCT_OCCUPIED",
            "phas_designation": "PHAS_DESIGNATION",
        },
        needs=(
            "PARTICIPANT_CODE",
            "FORMAL_PARTICIPANT_NAME",
            "HA_PROGRAM_TYPE",
            "PHAS_DESIGNATION",
            "PHA_TOTAL_UNITS",
            "SECTION8_UNITS_CNT",
            "PH_OCCUPIED",
            "PCT_OCCUPIED",
        ),
        read=programs.map_layer,
        unseen="its columns are those that HUD's map service is known to give",
    ),
)
