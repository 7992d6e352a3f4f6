"""Who gains and who pays in each pack is what the research on that type found, and every proposition says who pays.

The table was written from the research notes: each type's map or grid of pockets, and the lines of each proposition on who
benefits. It holds the gainers that the notes name first or as the main ones, and the usual payer. Where they name nobody
to pay, the cost is the organization's own staff or budget, and the second half is empty.

Five payers are inferred, since the notes name none outright: those of `shared_host`, `wic_from_the_match`,
`lead_before_the_child`, `shared_analyst_bench` and `domestic_violence_link`.
"""

import pytest

from valuecase import Engine

GAINS_AND_PAYS = {
    "food_bank": {
        "promise_that_holds": ("", ""),
        "payer_ready": ("medicaid_plan medicaid_agency", "food_bank medicaid_plan"),
        "one_intake": ("help_line public_housing_authority community_health_center", ""),
        "outcome_proof": ("hospital medicaid_agency university", ""),
        "unduplicated": ("philanthropy county_government local_health_department", ""),
        "snap_as_care": ("medicaid_plan medicaid_agency", "food_bank federal_agriculture_department"),
        "closed_loop": ("community_health_center medicaid_plan", ""),
        "share_the_gain": ("hospital medicaid_plan medicaid_agency", ""),
        "right_box": ("community_health_center medicaid_plan", ""),
        "map_gap": ("local_health_department hospital public_housing_authority", ""),
        "housing_site": ("public_housing_authority police_department", ""),
        "whole_household": ("public_housing_authority community_health_center utility_companies", ""),
        "senior_home": ("hospital area_agency_on_aging emergency_medical_services public_housing_authority", ""),
        "shock_warning": ("local_health_department emergency_management police_department", ""),
        "snap_match": (
            "families local_businesses human_services_agency hospital medicaid_plan public_housing_authority",
            "food_bank federal_agriculture_department",
        ),
        "calm_sites": ("police_department local_businesses", ""),
        "crisis_sheet": ("emergency_management hospital police_department disaster_relief", ""),
        "snap_keep": (
            "human_services_agency community_health_center school_district private_landlord",
            "food_bank federal_agriculture_department",
        ),
        "shared_host": ("food_pantry", "philanthropy food_bank"),
    },
    "hospital": {
        "crisis_diversion": (
            "police_department county_government courts",
            "behavioral_health_authority county_government",
        ),
        "early_warning": ("local_health_department emergency_medical_services", ""),
        "house_top_utilizers": (
            "medicaid_plan sheriff_jail homeless_shelter",
            "hospital county_government federal_housing_department philanthropy",
        ),
        "shared_ed_care_plans": (
            "medicaid_plan primary_care emergency_medical_services",
            "hospital health_information_exchange",
        ),
        "keep_people_covered": ("community_health_center pharmacies medicaid_plan", ""),
        "free_stuck_beds": (
            "medicaid_plan public_housing_authority",
            "hospital county_government federal_housing_department philanthropy",
        ),
        "rule_ready": ("primary_care nursing_facility health_plan", "hospital health_information_exchange"),
        "shrink_readmission_penalty": ("medicare families", ""),
        "homeless_match": (
            "medicaid_plan continuum_of_care homeless_shelter county_government",
            "hospital county_government federal_housing_department philanthropy",
        ),
        "close_the_food_loop": (
            "medicare medicaid_plan families local_businesses food_bank",
            "food_bank federal_agriculture_department",
        ),
        "asthma_home_conditions": (
            "medicaid_plan school_district employers families",
            "hospital local_health_department legal_aid",
        ),
        "accurate_social_coding": ("continuum_of_care local_health_department", ""),
        "joint_needs_assessment": ("local_health_department philanthropy", "hospital local_health_department"),
        "event_alerts": ("medicaid_plan primary_care", "hospital health_information_exchange"),
        "target_community_workers": ("medicaid_plan medicaid_agency", "hospital medicaid_plan"),
        "see_whole_risk_population": ("medicaid_plan", ""),
        "violence_location_data": ("police_department courts victim_services local_businesses", ""),
        "easier_shift": ("", ""),
    },
    "local_health_department": {
        "one_community_assessment": ("hospital", "local_health_department hospital"),
        "warm_handover_for_mothers": ("medicaid_plan hospital", ""),
        "claim_the_medicaid_match": ("medicaid_agency county_government", "local_health_department medicaid_agency"),
        "neighbourhood_disease_map": ("medicaid_plan community_health_center", ""),
        "wic_from_the_match": (
            "families food_bank medicaid_plan",
            "federal_agriculture_department local_health_department",
        ),
        "shared_care_for_shared_clients": ("medicaid_agency medicare hospital sheriff_jail", ""),
        "asthma_visits_the_payer_pays_for": ("medicaid_plan hospital", ""),
        "results_we_can_show": ("coalition", ""),
        "overdose_signal_to_outreach": ("hospital sheriff_jail employers medicaid_plan", ""),
        "settlement_money_with_proof": ("behavioral_health_provider taxpayers", ""),
        "case_reports_without_fax": ("hospital", ""),
        "recall_the_unvaccinated": ("medicaid_plan school_district", ""),
        "outbreak_roster": ("hospital sheriff_jail school_district employers", ""),
        "back_into_care": ("medicaid_plan ryan_white_program", ""),
        "housing_and_health_picture": ("medicaid_plan public_housing_authority", ""),
        "food_security_without_a_survey": ("food_bank", ""),
        "violence_map_from_the_ed": ("hospital police_department courts", ""),
        "lead_before_the_child": ("school_district medicaid_plan", "local_health_department private_landlord"),
        "shared_analyst_bench": ("coalition", "local_health_department coalition"),
    },
    "police_department": {
        "assault_map": ("hospital health_plan courts local_health_department", "hospital local_health_department"),
        "fix_the_place": ("hospital", "public_housing_authority city_government"),
        "joint_review": ("hospital school_district courts local_health_department", ""),
        "fast_handoff": ("hospital sheriff_jail", "medicaid_plan behavioral_health_authority"),
        "repeat_contact_plan": ("hospital medicaid_plan emergency_medical_services sheriff_jail", ""),
        "second_responder_targeting": ("sheriff_jail courts hospital", "medicaid_plan"),
        "show_the_council": ("county_government state_government hospital", ""),
        "food_door": ("food_bank local_health_department", "food_bank"),
        "crisis_plan_on_file": ("hospital medicaid_plan sheriff_jail city_government", ""),
        "children_at_scene": ("school_district primary_care", ""),
        "domestic_violence_link": (
            "hospital child_welfare_agency school_district",
            "victim_services police_department",
        ),
        "overdose_early_warning": ("local_health_department emergency_medical_services hospital", ""),
        "after_the_overdose": (
            "medicaid_plan families emergency_medical_services child_welfare_agency",
            "local_health_department county_government",
        ),
        "coverage_and_treatment": (
            "sheriff_jail courts hospital local_health_department",
            "medicaid_agency medicaid_plan",
        ),
        "borrowed_analyst": ("hospital", "local_health_department university"),
        "right_call_right_line": (
            "emergency_medical_services hospital",
            "behavioral_health_authority dispatch_center medicaid_plan",
        ),
        "housing_the_frequent_few": (
            "sheriff_jail hospital medicaid_plan",
            "public_housing_authority city_government continuum_of_care",
        ),
        "pre_booking_deflection": ("sheriff_jail courts prosecutor public_defender state_prisons", "medicaid_plan"),
    },
    "public_housing_authority": {
        "learn_from_exits": ("continuum_of_care workforce_board local_health_department hospital", ""),
        "exemption_evidence": ("legal_aid employers workforce_board", ""),
        "show_health_value": ("medicaid_plan hospital local_health_department", ""),
        "crisis_handoff": ("police_department emergency_medical_services hospital", ""),
        "age_in_place": ("medicare medicaid_agency hospital local_health_department food_bank", ""),
        "food_where_people_live": ("food_bank hospital local_health_department", "food_bank"),
        "place_based_safety": ("police_department city_government", "public_housing_authority city_government"),
        "emergency_ready": (
            "emergency_medical_services hospital emergency_management police_department local_health_department",
            "",
        ),
        "children_in_school": ("school_district continuum_of_care", ""),
        "lead_match": ("local_health_department school_district medicaid_agency", ""),
        "fill_partner_vouchers": (
            "veterans_affairs continuum_of_care child_welfare_agency private_landlord",
            "federal_housing_department",
        ),
        "asthma_home_loop": ("medicaid_plan hospital school_district local_health_department", ""),
        "stabilize_before_eviction": ("homeless_shelter courts hospital school_district", ""),
        "keep_coverage_and_benefits": ("hospital community_health_center food_bank local_health_department", ""),
        "find_waitlist_applicants": ("continuum_of_care hospital sheriff_jail", ""),
        "target_supportive_housing": ("sheriff_jail homeless_shelter hospital medicaid_agency", ""),
        "pregnant_and_newborn": (
            "medicaid_plan hospital local_health_department",
            "public_housing_authority medicaid_plan state_government",
        ),
        "ready_referrals_faster_leasing": (
            "private_landlord continuum_of_care",
            "continuum_of_care health_plan philanthropy",
        ),
        "ehv_transition_triage": ("continuum_of_care homeless_shelter hospital", ""),
        "reuse_income_proof": ("human_services_agency food_bank", ""),
    },
}
ROWS = [(type, id, *pockets) for type, rows in GAINS_AND_PAYS.items() for id, pockets in rows.items()]
_engine = Engine()


@pytest.mark.parametrize("type", GAINS_AND_PAYS)
def test_every_proposition_is_in_the_table(type):
    assert _engine.type(type).proposition.keys() == GAINS_AND_PAYS[type].keys()


@pytest.mark.parametrize("type", GAINS_AND_PAYS)
def test_every_proposition_says_who_pays(type):
    silent = [id for id, one in _engine.type(type).proposition.items() if not one.paid_by]

    assert silent == []


@pytest.mark.parametrize(("type", "id", "gains", "pays"), ROWS)
def test_those_who_gain_in_the_research_are_named(type, id, gains, pays):
    assert set(gains.split()) - set(_engine.type(type).proposition[id].also_benefits) == set()


@pytest.mark.parametrize(("type", "id", "gains", "pays"), ROWS)
def test_those_who_pay_in_the_research_are_named(type, id, gains, pays):
    paid_by = _engine.type(type).proposition[id].paid_by

    if pays:
        assert set(pays.split()) - set(paid_by) == set()
    else:
        assert paid_by == (type,)


@pytest.mark.parametrize("type", GAINS_AND_PAYS)
def test_nobody_is_named_twice(type):
    for id, one in _engine.type(type).proposition.items():
        assert len(one.also_benefits) == len(set(one.also_benefits)), id
        assert len(one.paid_by) == len(set(one.paid_by)), id


def test_a_remedy_says_what_to_beware_of_and_where_it_comes_from():
    remedies = _engine.type("hospital").remedy.values()

    assert len(remedies) >= 10
    assert all(one.beware and one.sources for one in remedies)
